"""What the pages beside the dashboard's have in common: which page they show, and how it looks."""

SLUG = "export-markets"
HEADING = "Export markets"

STYLE = """
body { margin: 0; font: 16px/1.5 "Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif; color: #1B2430 }
#all { display: grid; grid-template-columns: 256px minmax(0, 1fr) } #side { padding: 1rem; background: #F3F5F8 }
#main { padding: 2rem } .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem }
.cards { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem }
.card, .tile { border: 1px solid #ccd; border-radius: .4rem; padding: 1rem } .number { display: block; font-size: 2rem }
[hidden] { display: none } @media (max-width: 640px) { #all, .cards, .tiles { display: block } }
"""
