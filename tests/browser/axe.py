"""The axe checker, to be run in a page."""

from pathlib import Path

AXE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """tags => axe.run(document, {
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], iframes: false,
}).then(found => found.violations.map(fault => [
  fault.id, fault.help, fault.nodes.slice(0, 3).map(node => node.target.join(" ")),
  fault.nodes[0].failureSummary,
]))"""
