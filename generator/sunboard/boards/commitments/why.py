"""Why a commitment has the status it has: the rule, what went in, and the sum."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import rules_link, text_of
from sunboard.boards.blocks import Reasons
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.wording import BASIS_STATUS
from sunboard.boards.words import spoken_day
from sunboard.language import clauses, mark, say, say_many
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground
from sunboard.measures.status import FINISHED_OUTCOMES, Basis, Outcome, Timing


def commitment_reasons(ground: Ground, commitment: int, root: str) -> Reasons:
    """The steps that lead to one commitment's status, in the order they are taken."""
    commitments = commitments_of(ground)
    row = commitment_rows(ground)[commitment]
    basis = BASIS_STATUS[Basis(int(commitments.basis[commitment]))].said()
    steps = (
        _outcome_step(ground, commitment),
        _timing_step(ground, commitment),
        *_extension_step(ground, commitment),
        _basis_step(ground, commitment),
    )
    return Reasons(
        steps=steps,
        conclusion=say(
            "所以：{status}，{timing}，{basis}。",
            status=row.status.word,
            timing=row.timing,
            basis=basis.word,
        ),
        rule=rules_link(root),
    )


def _outcome_step(ground: Ground, commitment: int) -> str:
    commitments = commitments_of(ground)
    outcome = Outcome(int(commitments.outcome[commitment]))
    done_on = commitments.table.days("done_on")[commitment]
    word = commitment_rows(ground)[commitment].status.word
    if outcome is Outcome.OPEN:
        return say("记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。")
    if outcome is Outcome.DONE:
        return say(
            "有承诺单位、承诺内容、结果和完成日期（{day}），见人见事见结果，算兑现。",
            day=spoken_day(done_on),
        )
    if outcome is Outcome.REPORTED_DONE:
        return say("登记为兑现，但缺结果或完成日期，只算报称兑现，单独计数。")
    if text_of(ground, "commitments", commitment, "reason"):
        return say("单位登记为「{status}」，并写明了原因。", status=word)
    return say("单位登记为「{status}」，没有写原因。", status=word)


def _timing_step(ground: Ground, commitment: int) -> str:
    commitments = commitments_of(ground)
    due = commitments.due[commitment]
    timing = Timing(int(commitments.timing[commitment]))
    if timing is Timing.STOPPED:
        return say("这类结果不计时限，也不计入兑现率，单独列出。")
    if np.isnat(due):
        return say("没有写期限，所以既不算按期，也不算逾期，单独计数。")
    return say(
        "最初期限是{due}，{sum}。逾期从期限的第二天算起。",
        due=spoken_day(due),
        sum=_judged_sum(ground, commitment),
    )


def _judged_sum(ground: Ground, commitment: int) -> str:
    """The sum by the day it was done or recorded; without one only whether the date has gone."""
    commitments = commitments_of(ground)
    due, judged_on = commitments.due[commitment], commitments.judged_on[commitment]
    if commitments.outcome[commitment] == Outcome.OPEN:
        return open_sum(due, judged_on, say("还没有完成"))
    if _is_dated(ground, commitment):
        has_day = not np.isnat(commitments.table.days("done_on")[commitment])
        return done_sum(due, judged_on, DONE_ON if has_day else _RECORDED_ON)
    if commitments.outcome[commitment] in FINISHED_OUTCOMES:
        return clauses(say("没有写完成日期"), say("不知道是不是按期"))
    return clauses(say("没有兑现"), say("期限已过") if judged_on > due else say("期限还没有过"))


DONE_ON = mark("完成于{day}")
_RECORDED_ON = mark("没有写完成日期，按登记的{day}算")


def _is_dated(ground: Ground, commitment: int) -> bool:
    """Whether a day on record, not the as-of date, decides how late it was."""
    commitments = commitments_of(ground)
    days = (commitments.table.days(name)[commitment] for name in ("done_on", "recorded_on"))
    is_finished = commitments.outcome[commitment] in FINISHED_OUTCOMES
    return is_finished and not all(map(np.isnat, days))


def done_sum(due: np.datetime64, done_on: np.datetime64, done: str) -> str:
    """How far from its date something was done; `done` is a message that says so of its `{day}`."""
    past = int((done_on - due).astype(np.int64))
    if past > 0:
        sum_text = say_many("过期{n}天", past)
    else:
        sum_text = say_many("期限前{n}天", -past) if past else say("正好是期限当天")
    return say("{done}：{sum}", done=say(done, day=spoken_day(done_on)), sum=sum_text)


def open_sum(due: np.datetime64, as_of: np.datetime64, undone: str) -> str:
    """How far past its date something is, in a clause; what isn't late says the same every night.

    `undone` says that it isn't done.
    """
    past = int((as_of - due).astype(np.int64))
    if past > 0:
        day = spoken_day(as_of)
        return say_many("数据截至{day}{undone}：过期{n}天", past, day=day, undone=undone)
    return say("当天{undone}", undone=undone) if past == 0 else say("还没有到期")


def _extension_step(ground: Ground, commitment: int) -> tuple[str, ...]:
    commitments = commitments_of(ground)
    count = int(commitments.extension_count[commitment])
    if not count:
        return ()
    return (
        say_many(
            "延期{n}次，最后延到{day}；{against}，但是否按期仍以最初期限为准。",
            count,
            day=spoken_day(commitments.current_due[commitment]),
            against=_against_current(ground, commitment),
        ),
    )


def _against_current(ground: Ground, commitment: int) -> str:
    """How it stands against the date it was moved to; by how much only where a day on record says so."""
    commitments = commitments_of(ground)
    is_dated = _is_dated(ground, commitment)
    if commitments.outcome[commitment] in FINISHED_OUTCOMES and not is_dated:
        return say("不知道是不是在延期后的期限以前")
    past = int(commitments.past_current_days[commitment])
    if past <= 0:
        return say("按延期后的期限没有超过")
    if commitments.outcome[commitment] == Outcome.OPEN or is_dated:
        return say_many("按延期后的期限超过{n}天", past)
    return say("按延期后的期限超过了")


def _basis_step(ground: Ground, commitment: int) -> str:
    is_judged = ground.keeps("evaluations")
    is_unsolved = bool(commitments_of(ground).judgements.unsolved[commitment])
    match Basis(int(commitments_of(ground).basis[commitment])):
        case Basis.NONE:
            return say("还没有人登记完成，没有需要核实的结果。")
        case Basis.CLAIMED:
            has_result = bool(text_of(ground, "commitments", commitment, "result"))
            return (
                _unsolved(has_result=has_result)
                if is_unsolved
                else _claimed(has_result=has_result, is_judged=is_judged)
            )
        case Basis.EVIDENCED:
            if is_unsolved:
                return say("有佐证，也有群众说没有解决。")
            return say("有佐证，还没有他人评议。") if is_judged else say("有佐证。")
        case Basis.VERIFIED:
            return say("有单位以外的人评议，且没有群众表示不满意。")
        case Basis.DISPUTED:
            return say("有群众表示不满意，还没有答复。")


def _unsolved(*, has_result: bool) -> str:
    """What a claim is that residents deny, and that nothing else shows."""
    if has_result:
        return say("有结果，但没有佐证，有群众说没有解决，只是自报。")
    return say("没有结果，没有佐证，有群众说没有解决，只是自报。")


def _claimed(*, has_result: bool, is_judged: bool) -> str:
    """What a claim that nobody can check lacks; of judgements nothing is said where nobody keeps them."""
    if has_result:
        return (
            say("有结果，但没有佐证，也没有他人评议，只是自报。")
            if is_judged
            else say("有结果，但没有佐证，只是自报。")
        )
    return (
        say("没有结果，没有佐证，也没有他人评议，只是自报。")
        if is_judged
        else say("没有结果，没有佐证，只是自报。")
    )
