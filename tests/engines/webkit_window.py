"""A bare window of WebKitGTK that WebKitWebDriver drives: no toolbar, so that 360 is 360; or a page printed to a file.

It runs in the system's Python, for which the bindings of GTK are made, and imports nothing of ours.
"""

import argparse
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402  # after their versions

LISTEN = Path(__file__).with_name("listen.js").read_text(encoding="utf-8")

parser = argparse.ArgumentParser()
parser.add_argument("--folder", required=True, help="where it keeps what a browser keeps")
parser.add_argument("--print", nargs=2, metavar=("URL", "FILE"), help="print a page to a file as PDF, and end")
arguments, _ = parser.parse_known_args()

data = WebKit2.WebsiteDataManager(
    base_data_directory=f"{arguments.folder}/data", base_cache_directory=f"{arguments.folder}/cache"
)
context = WebKit2.WebContext.new_with_website_data_manager(data)
context.set_preferred_languages(["eo"])
settings = WebKit2.Settings()
settings.set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.NEVER)
contents = WebKit2.UserContentManager()
contents.add_script(
    WebKit2.UserScript.new(
        LISTEN, WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START, None, None
    )
)
windows: list[Gtk.Window] = []


def open_window(*_: object) -> WebKit2.WebView:
    """Open a window of a phone's size, which is in use although nothing manages windows here."""
    view = WebKit2.WebView(
        web_context=context,
        settings=settings,
        user_content_manager=contents,
        is_controlled_by_automation=not arguments.print,
    )
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(360, 740)
    window.add(view)
    window.show_all()
    windows.append(window)

    def take_focus() -> bool:
        window.get_window().focus(0)
        view.grab_focus()
        return False

    GLib.timeout_add(300, take_focus)
    return view


def start(_: object, session: WebKit2.AutomationSession) -> None:
    """Say who answers to the driver."""
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view::tab", open_window)
    session.connect("create-web-view::window", open_window)


def print_page(view: WebKit2.WebView, event: WebKit2.LoadEvent) -> None:
    """Print the page once it is there."""
    if event != WebKit2.LoadEvent.FINISHED:
        return
    paper = Gtk.PageSetup()
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    way = Gtk.PrintSettings()
    way.set("output-uri", f"file://{arguments.print[1]}")
    way.set("output-file-format", "pdf")
    way.set_printer("Print to File")
    job = WebKit2.PrintOperation.new(view)
    job.set_page_setup(paper)
    job.set_print_settings(way)
    job.connect("finished", lambda _: Gtk.main_quit())
    job.connect("failed", lambda *_: sys.exit(1))
    GLib.timeout_add(500, lambda: job.print_() and False)


if arguments.print:
    page = open_window()
    page.connect("load-changed", print_page)
    page.load_uri(arguments.print[0])
else:
    context.set_automation_allowed(True)
    context.connect("automation-started", start)
Gtk.main()
