"""Why a commitment has the status it has: the rule, what went in, and the sum."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import rules_link, text_of
from sunboard.boards.blocks import Reasons
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.wording import BASIS_STATUS
from sunboard.boards.words import spoken_day
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
        conclusion=f"所以：{row.status.word}，{row.timing}，{basis.word}。",
        rule=rules_link(root),
    )


def _outcome_step(ground: Ground, commitment: int) -> str:
    commitments = commitments_of(ground)
    outcome = Outcome(int(commitments.outcome[commitment]))
    done_on = commitments.table.days("done_on")[commitment]
    word = commitment_rows(ground)[commitment].status.word
    if outcome is Outcome.OPEN:
        return "记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。"
    if outcome is Outcome.DONE:
        return f"有承诺单位、承诺内容、结果和完成日期（{spoken_day(done_on)}），见人见事见结果，算兑现。"
    if outcome is Outcome.REPORTED_DONE:
        return "登记为兑现，但缺结果或完成日期，只算报称兑现，单独计数。"
    has_reason = text_of(ground, "commitments", commitment, "reason")
    reason = "，并写明了原因" if has_reason else "，没有写原因"
    return f"单位登记为「{word}」{reason}。"


def _timing_step(ground: Ground, commitment: int) -> str:
    commitments = commitments_of(ground)
    due = commitments.due[commitment]
    timing = Timing(int(commitments.timing[commitment]))
    if timing is Timing.STOPPED:
        return "这类结果不计时限，也不计入兑现率，单独列出。"
    if np.isnat(due):
        return "没有写期限，所以既不算按期，也不算逾期，单独计数。"
    return f"最初{_judged_sum(ground, commitment)}"


def _judged_sum(ground: Ground, commitment: int) -> str:
    """The sum by the day it was done or recorded; without one only whether the date has gone."""
    commitments = commitments_of(ground)
    due, judged_on = commitments.due[commitment], commitments.judged_on[commitment]
    if commitments.outcome[commitment] == Outcome.OPEN:
        return open_sum(due, judged_on, "完成")
    if _is_dated(ground, commitment):
        has_day = not np.isnat(commitments.table.days("done_on")[commitment])
        return done_sum(
            due, judged_on, "完成于{day}" if has_day else "没有写完成日期，按登记的{day}算"
        )
    is_finished = commitments.outcome[commitment] in FINISHED_OUTCOMES
    said = "没有写完成日期" if is_finished else "没有兑现"
    return _sum(due, f"{said}，{'期限已过' if judged_on > due else '期限还没有过'}")


def _is_dated(ground: Ground, commitment: int) -> bool:
    """Whether a day on record, not the as-of date, decides how late it was."""
    commitments = commitments_of(ground)
    days = (commitments.table.days(name)[commitment] for name in ("done_on", "recorded_on"))
    is_finished = commitments.outcome[commitment] in FINISHED_OUTCOMES
    return is_finished and not all(map(np.isnat, days))


def done_sum(due: np.datetime64, done_on: np.datetime64, done: str) -> str:
    """How far from its date something was done; `done` says so of the `{day}`."""
    past = int((done_on - due).astype(np.int64))
    sum_text = f"过期{past}天" if past > 0 else f"期限前{-past}天" if past < 0 else "正好是期限当天"
    return _sum(due, f"{done.format(day=spoken_day(done_on))}：{sum_text}")


def open_sum(due: np.datetime64, as_of: np.datetime64, done: str) -> str:
    """How far past its date something is that isn't done; what isn't late says the same every night."""
    past = int((as_of - due).astype(np.int64))
    if past > 0:
        return _sum(due, f"数据截至{spoken_day(as_of)}还没有{done}：过期{past}天")
    return _sum(due, f"当天还没有{done}" if past == 0 else "还没有到期")


def _sum(due: np.datetime64, said: str) -> str:
    return f"期限是{spoken_day(due)}，{said}。逾期从期限的第二天算起。"


def _extension_step(ground: Ground, commitment: int) -> tuple[str, ...]:
    commitments = commitments_of(ground)
    count = int(commitments.extension_count[commitment])
    if not count:
        return ()
    past = int(commitments.past_current_days[commitment])
    against = f"超过{past}天" if past > 0 else "没有超过"
    is_counted = commitments.outcome[commitment] == Outcome.OPEN or _is_dated(ground, commitment)
    if past > 0 and not is_counted:
        against = "超过了"
    day = spoken_day(commitments.current_due[commitment])
    return (f"延期{count}次，最后延到{day}；按延期后的期限{against}，但是否按期仍以最初期限为准。",)


def _basis_step(ground: Ground, commitment: int) -> str:
    judged = "也没有他人评议，" if ground.keeps("evaluations") else ""
    match Basis(int(commitments_of(ground).basis[commitment])):
        case Basis.NONE:
            return "还没有人登记完成，没有需要核实的结果。"
        case Basis.CLAIMED:
            if not text_of(ground, "commitments", commitment, "result"):
                return f"没有结果，没有佐证，{judged}只是自报。"
            return f"有结果，但没有佐证，{judged}只是自报。"
        case Basis.EVIDENCED:
            return "有佐证，还没有他人评议。" if judged else "有佐证。"
        case Basis.VERIFIED:
            return "有单位以外的人评议，且没有群众表示不满意。"
        case Basis.DISPUTED:
            return "有群众表示不满意，还没有答复。"
