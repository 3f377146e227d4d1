"""The table of contents of the dashboard; run it with `streamlit run app.py`."""

from dashboard.content import Entry
from dashboard.locale import mark

ENTRIES = (
    Entry("overview", mark("Overview"), ":material/public:"),
    Entry("dossier", mark("Dossiers"), ":material/folder_open:"),
    Entry("export-markets", mark("Export markets"), ":material/local_shipping:"),
    Entry("mirror", mark("Mirror: what they will say"), ":material/compare_arrows:"),
    Entry("tariffs", mark("Measures in force"), ":material/gavel:"),
    Entry("services-balance", mark("Services balance"), ":material/balance:"),
    Entry("tourism", mark("Tourism"), ":material/luggage:"),
    Entry("diplomatic-network", mark("Diplomatic network"), ":material/hub:"),
    Entry("budget", mark("Budget"), ":material/account_balance:"),
    Entry("partnerships", mark("Partnerships"), ":material/handshake:"),
    Entry("opportunities", mark("Opportunities in the US"), ":material/trending_up:"),
    Entry("priorities", mark("Priorities"), ":material/account_tree:"),
    Entry("knowledge", mark("Knowledge and culture"), ":material/school:"),
    Entry("timeline", mark("Timeline"), ":material/timeline:"),
    Entry("check", mark("Claim check"), ":material/rule:"),
    Entry("brief", mark("Brief"), ":material/keep:"),
    Entry("changes", mark("What has changed"), ":material/update:"),
    Entry("sources", mark("Sources"), ":material/fact_check:"),
    Entry("accessibility", mark("Accessibility"), ":material/accessibility_new:"),
)

# Whoever only asks what there is (dashboard.service.contents) runs this file under another name.
if __name__ == "__main__":
    from dashboard.ui import run

    run(ENTRIES)
