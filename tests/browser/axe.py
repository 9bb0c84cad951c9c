"""The axe checker, to be run in a page."""

from pathlib import Path

AXE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules among these that look at colours, and so can say something else where it is dark."""

RUN_AXE = """rules => axe.run(document, {
  runOnly: rules, resultTypes: ["violations"], iframes: false,
}).then(found => found.violations.map(fault => [
  fault.id, fault.help, fault.nodes.slice(0, 3).map(node => node.target.join(" ")),
  fault.nodes[0].failureSummary,
]))"""
