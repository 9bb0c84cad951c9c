"""The integrity rules, each a function from all records to what it finds wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.activities import (
    activities_were_held,
    obligations_are_counted_from_their_records,
    persons_are_no_more_than_attendances,
)
from sunboard.checks.rules.addresses import ids_leave_the_site_its_addresses
from sunboard.checks.rules.approvals import (
    approvers_are_others,
    honours_wait_for_objections,
    records_are_approved,
)
from sunboard.checks.rules.challenges import (
    assignments_have_a_basis,
    ended_units_take_no_challenges,
    joint_takers_say_so,
    milestones_lie_within_their_challenge,
    takings_are_complete,
)
from sunboard.checks.rules.completion import (
    changes_have_a_baseline,
    commitments_show_their_result,
    failures_have_a_reason,
    promises_are_measurable,
    results_say_more_than_praise,
    tasks_show_their_result,
)
from sunboard.checks.rules.corrections import (
    corrections_are_of_something,
    corrections_say_what_changed,
    removals_keep_nothing,
)
from sunboard.checks.rules.duplicates import (
    names_are_told_apart,
    observers_are_counted_once_a_day,
    teams_stand_once,
    things_are_recorded_once,
    units_take_a_slot_once,
)
from sunboard.checks.rules.events import (
    dissatisfaction_is_answered,
    halts_have_a_reason,
    nobody_judges_their_own_work,
    only_finished_work_is_judged,
)
from sunboard.checks.rules.forces import (
    active_observers_are_recruited,
    teams_are_of_one_kind,
)
from sunboard.checks.rules.limits import numbers_are_possible, texts_are_short_enough
from sunboard.checks.rules.lists import (
    items_are_fulfilled_by_finished_things,
    items_have_an_owner,
    needs_are_matched_in_time,
    needs_are_matched_with_resources,
    owners_still_exist,
)
from sunboard.checks.rules.meetings import (
    decisions_follow_their_meeting,
    decisions_name_unit_and_date,
    decisions_show_their_result,
    ended_units_attend_nothing,
    guides_are_leaders_of_the_day,
    matters_are_raised_upwards,
    meetings_say_where,
    raised_matters_are_taken_up,
    tasks_are_done_by_whoever_was_told,
)
from sunboard.checks.rules.notices import (
    deeds_stand_as_their_notice_says,
    notices_say_who_and_when,
    notices_tell_their_outcome,
    notices_write_dates_in_full,
    windows_are_long_enough,
)
from sunboard.checks.rules.order import (
    declined_tasks_are_not_completed,
    ends_follow_beginnings,
    events_follow_their_task,
    extensions_extend,
    nothing_happens_before_the_programme,
    nothing_happens_in_the_future,
    steps_follow_each_other,
)
from sunboard.checks.rules.people import (
    nobody_is_named_without_consent,
    nothing_bad_is_said_of_people,
)
from sunboard.checks.rules.private import texts_point_to_nobody
from sunboard.checks.rules.relations import (
    estates_lie_in_their_community,
    nothing_refers_to_itself,
)
from sunboard.checks.rules.shifts import (
    missed_shifts_have_a_reason,
    shifts_are_judged_after_their_day,
    shifts_lie_within_their_station,
)
from sunboard.checks.rules.visits import (
    household_links_are_in_range,
    households_are_no_more_than_visits,
    key_households_are_a_leaders,
    leaders_link_few_estates,
    visitors_belong_to_their_unit,
    visits_lie_within_a_quarter,
)
from sunboard.checks.rules.windows import (
    ended_units_leave_nothing_open,
    ended_units_take_on_nothing,
    people_report_in_once,
)

Rule = Callable[[Drafts], Iterable[RecordFault]]

RULES_OF_CELLS: tuple[Rule, ...] = (
    nothing_happens_in_the_future,
    nothing_happens_before_the_programme,
    texts_are_short_enough,
    numbers_are_possible,
)
"""Rules that judge a cell by itself; the other rules don't believe what these object to."""

RULES: tuple[Rule, ...] = (
    tasks_show_their_result,
    commitments_show_their_result,
    results_say_more_than_praise,
    steps_follow_each_other,
    declined_tasks_are_not_completed,
    events_follow_their_task,
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
    visitors_belong_to_their_unit,
    household_links_are_in_range,
    leaders_link_few_estates,
    key_households_are_a_leaders,
    households_are_no_more_than_visits,
    visits_lie_within_a_quarter,
    takings_are_complete,
    joint_takers_say_so,
    assignments_have_a_basis,
    milestones_lie_within_their_challenge,
    ended_units_take_no_challenges,
    meetings_say_where,
    matters_are_raised_upwards,
    decisions_name_unit_and_date,
    decisions_show_their_result,
    decisions_follow_their_meeting,
    raised_matters_are_taken_up,
    guides_are_leaders_of_the_day,
    ended_units_attend_nothing,
    tasks_are_done_by_whoever_was_told,
    nobody_is_named_without_consent,
    nothing_bad_is_said_of_people,
    records_are_approved,
    approvers_are_others,
    honours_wait_for_objections,
    ids_leave_the_site_its_addresses,
    notices_say_who_and_when,
    windows_are_long_enough,
    deeds_stand_as_their_notice_says,
    notices_tell_their_outcome,
    notices_write_dates_in_full,
    corrections_are_of_something,
    corrections_say_what_changed,
    removals_keep_nothing,
    teams_are_of_one_kind,
    teams_stand_once,
    active_observers_are_recruited,
    observers_are_counted_once_a_day,
    shifts_are_judged_after_their_day,
    missed_shifts_have_a_reason,
    shifts_lie_within_their_station,
    units_take_a_slot_once,
    items_have_an_owner,
    needs_are_matched_in_time,
    needs_are_matched_with_resources,
    items_are_fulfilled_by_finished_things,
    owners_still_exist,
    persons_are_no_more_than_attendances,
    activities_were_held,
    obligations_are_counted_from_their_records,
    texts_point_to_nobody,
)
"""Every other rule, in the order of its number; a new one is one more entry."""
