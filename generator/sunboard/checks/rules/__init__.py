"""The integrity rules, each a function from all records to what it finds wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sunboard.checks.drafts import Drafts
from sunboard.checks.findings import Finding
from sunboard.checks.rules.approvals import (
    commitments_are_approved,
    honours_are_approved,
    honours_wait_for_objections,
)
from sunboard.checks.rules.completion import (
    changes_have_a_baseline,
    commitments_show_their_result,
    failures_have_a_reason,
    promises_are_measurable,
    results_say_more_than_praise,
    tasks_show_their_result,
)
from sunboard.checks.rules.duplicates import names_are_told_apart, things_are_recorded_once
from sunboard.checks.rules.events import (
    dissatisfaction_is_answered,
    halts_have_a_reason,
    nobody_judges_their_own_work,
    only_finished_work_is_judged,
)
from sunboard.checks.rules.order import (
    declined_tasks_are_not_completed,
    ends_follow_beginnings,
    events_follow_their_task,
    extensions_extend,
    nothing_happens_in_the_future,
    steps_follow_each_other,
)
from sunboard.checks.rules.people import (
    nobody_is_named_without_consent,
    nothing_bad_is_said_of_people,
)
from sunboard.checks.rules.relations import (
    estates_lie_in_their_community,
    nothing_refers_to_itself,
)
from sunboard.checks.rules.windows import (
    ended_units_leave_nothing_open,
    ended_units_take_on_nothing,
    people_report_in_once,
)

Rule = Callable[[Drafts], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    tasks_show_their_result,
    commitments_show_their_result,
    results_say_more_than_praise,
    steps_follow_each_other,
    declined_tasks_are_not_completed,
    events_follow_their_task,
    nothing_happens_in_the_future,
    ends_follow_beginnings,
    extensions_extend,
    halts_have_a_reason,
    only_finished_work_is_judged,
    nobody_judges_their_own_work,
    dissatisfaction_is_answered,
    failures_have_a_reason,
    changes_have_a_baseline,
    promises_are_measurable,
    estates_lie_in_their_community,
    nothing_refers_to_itself,
    things_are_recorded_once,
    names_are_told_apart,
    ended_units_take_on_nothing,
    ended_units_leave_nothing_open,
    people_report_in_once,
    nobody_is_named_without_consent,
    nothing_bad_is_said_of_people,
    commitments_are_approved,
    honours_are_approved,
    honours_wait_for_objections,
)
"""Every rule, in the order of its number; a new one is one more entry."""
