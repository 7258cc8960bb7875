"""Results for people and programs: rendering only, nothing is computed here."""

from dxmatch.report.csv_text import shortlists_csv
from dxmatch.report.funnel_table import funnel_table
from dxmatch.report.import_plain import import_plain
from dxmatch.report.import_result_view import import_result_view
from dxmatch.report.import_view import import_view
from dxmatch.report.json_text import json_text
from dxmatch.report.page_workbook import page_workbook
from dxmatch.report.plan_book import plan_book
from dxmatch.report.plan_page import plan_page
from dxmatch.report.plan_view import plan_view
from dxmatch.report.printable import printable
from dxmatch.report.relaxations_view import relaxations_view, ways_view
from dxmatch.report.result_view import result_view
from dxmatch.report.shortlist_view import shortlist_view
from dxmatch.report.staffing_page import staffing_page
from dxmatch.report.staffing_view import staffing_view
from dxmatch.report.staffing_xlsx import staffing_xlsx

__all__ = [
    "funnel_table",
    "import_plain",
    "import_result_view",
    "import_view",
    "json_text",
    "page_workbook",
    "plan_book",
    "plan_page",
    "plan_view",
    "printable",
    "relaxations_view",
    "result_view",
    "shortlist_view",
    "shortlists_csv",
    "staffing_page",
    "staffing_view",
    "staffing_xlsx",
    "ways_view",
]
