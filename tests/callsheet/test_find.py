"""The whole line as its user meets it: a site is crawled, people are ranked, files are written."""

import csv
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import data
from callsheet import find
from callsheet.sample import serve_sample

ROOT = Path(__file__).resolve().parents[2]
EXPECTED: dict[str, Any] = json.loads(data.read_text("sample/expected.json"))
COMMAND = [sys.executable, "-c", "from callsheet.cli import main; main()", "find"]


@pytest.fixture(scope="module", autouse=True)
def no_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Crawls of this module go straight to loopback and keep their cache to themselves."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def run(*words: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False, timeout=timeout)


def first_two(answer: dict[str, Any]) -> list[str]:
    return [candidate["name"] for candidate in answer["candidates"][:2]]


@pytest.fixture(scope="module")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    folder = tmp_path_factory.mktemp("sample")
    outputs = [word for name in ("out.json", "out.csv", "out.jsonl") for word in ("--output", str(folder / name))]
    return run("--sample", "--role", "Data Engineer", *outputs), folder


def test_the_sample_company_in_a_terminal(sample_run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = sample_run
    assert done.returncode == 0, done.stderr
    best = EXPECTED["managers"]["Data Engineer"][0]
    assert best in done.stdout.split("\n  3  ")[0]
    assert "4 in human resources or recruiting" in done.stdout
    assert "206" in done.stdout.split("Main number")[1]
    assert "people found" in done.stdout
    for name in EXPECTED["hr"]:
        assert name not in done.stdout


def test_the_sample_company_as_json(sample_run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    document = json.loads((sample_run[1] / "out.json").read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(data.read_text("schema/callsheet.schema.json"))).validate(document)
    (company,) = document["companies"]
    found = {person["name"] for person in company["people"]}
    wanted = {person["name"] for person in EXPECTED["people"]}
    assert len(found & wanted) >= 0.9 * len(wanted)
    assert len(found - wanted) <= 2
    assert {out["person"]["name"] for out in company["excluded"] if out["kind"] == "hr"} == set(EXPECTED["hr"])
    assert EXPECTED["managers"]["Data Engineer"][0] in first_two(company)
    assert all(person["name"] in person["sources"][0]["quote"] for person in company["people"])
    assert all("/drafts/" not in page["url"] or page["note"] for page in company["pages"])


def test_the_sample_company_as_csv_and_json_lines(sample_run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    with (sample_run[1] / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    (line,) = (sample_run[1] / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [row["name"] for row in rows] == [candidate["name"] for candidate in json.loads(line)["candidates"]]
    assert not {row["name"] for row in rows} & set(EXPECTED["hr"])


@pytest.mark.parametrize("role", list(EXPECTED["managers"]))
def test_every_role_finds_its_manager_at_the_sample_company(
    role: str, sample_run: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    command = [sys.executable, "-c", "from callsheet.cli import main; main()", "rank", str(sample_run[1] / "out.json")]
    done = subprocess.run([*command, "--role", role, "--json"], capture_output=True, text=True, check=True)
    (answer,) = json.loads(done.stdout)["rankings"]
    assert EXPECTED["managers"][role][0] in first_two(answer)


def test_the_posting_decides_whom_the_role_reports_to(tmp_path: Path) -> None:
    posting = ROOT / "data" / "sample" / "site" / "careers" / "index.html"
    done = run("--sample", "--role", "Data Engineer", "--job", str(posting), "--output", "-")
    best = json.loads(done.stdout)["companies"][0]["candidates"][0]
    assert best["name"] == EXPECTED["managers"]["Data Engineer"][0]
    assert "posting" in best["reasons"][0]


def test_standard_output_holds_the_result_alone() -> None:
    done = run("--sample", "--output", "-", "--verbose")
    assert json.loads(done.stdout)["companies"][0]["people"]
    assert "/team/" in done.stderr


def test_quiet_says_nothing() -> None:
    done = run("--sample", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_find_works_twice_in_one_program_and_in_threads() -> None:
    with serve_sample() as url:
        once = find(url, "Data Engineer", delay=0, allow_private=True)
        with ThreadPoolExecutor(2) as pool:
            others = list(
                pool.map(lambda role: find(url, role, delay=0, allow_private=True), ["Data Engineer", "Nurse"])
            )
    assert once == others[0]
    assert once[0].people == others[1][0].people


def test_scrapys_own_command_yields_one_ranked_company(tmp_path: Path) -> None:
    out, table = tmp_path / "company.json", tmp_path / "calls.csv"
    with serve_sample() as url:
        command = [sys.executable, "-m", "scrapy", "crawl", "company", "-a", f"site={url}", "-a", "role=Data Engineer"]
        settings = ["-s", "ALLOW_PRIVATE=1", "-s", "DOWNLOAD_DELAY=0", "-s", f"EXPORT_FILES={table}", "-O", str(out)]
        subprocess.run([*command, *settings], cwd=ROOT, check=True, capture_output=True, timeout=120)
    (company,) = json.loads(out.read_text(encoding="utf-8"))
    assert EXPECTED["managers"]["Data Engineer"][0] in first_two(company)
    assert company["candidates"][0]["name"] in table.read_text(encoding="utf-8-sig")


class Site(BaseHTTPRequestHandler):
    """A site that misbehaves in the way its first path segment says."""

    def do_GET(self) -> None:
        behaviour = self.path.strip("/").split("/")[0]
        if self.path == "/robots.txt":
            return self.answer(404)
        if behaviour == "slow":
            time.sleep(30)
        if behaviour == "away":
            return self.answer(302, location="http://elsewhere.example/")
        if behaviour == "gone":
            return self.answer(404)
        if behaviour == "binary":
            return self.answer(200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png")
        return self.answer(200, b"" if behaviour == "empty" else b"<html><body><h1>Hello</h1></body></html>")

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html", location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_bad_employers_get_a_sentence_each_and_the_others_still_run(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    with site() as url, serve_sample() as good:
        bad = ["not a url", "ftp://a.example/", "http://no-such-host.invalid/", "http://127.0.0.1:9/"]
        bad += [f"{url}/{behaviour}/" for behaviour in ("gone", "binary", "away", "empty")]
        done = run(*bad, good, "--role", "Nurse", "--allow-private", "--delay", "0", "--output", str(out))
    assert done.returncode == 0, done.stderr
    companies = {company["site"]: company for company in json.loads(out.read_text())["companies"]}
    assert list(companies) == [*bad, good]
    assert companies[good]["people"]
    for one in bad:
        assert companies[one]["status"] == "unreachable", one
        assert len(companies[one]["reason"].split()) > 2, one
    assert len({companies[one]["reason"] for one in bad}) >= 6
    assert "Traceback" not in done.stdout + done.stderr


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path) -> None:
    with serve_sample() as url:
        done = run(url, "--role", "Nurse", "--output", str(tmp_path / "out.csv"))
    assert done.returncode == 1
    assert "--allow-private" in done.stdout
    assert (tmp_path / "out.csv").exists()


def test_ctrl_c_keeps_what_was_found_and_resume_goes_on(tmp_path: Path) -> None:
    out, journal = tmp_path / "out.json", tmp_path / ".out.json.journal"
    with site() as url, serve_sample() as good:
        words = [good, f"{url}/slow/", "--role", "Nurse", "--allow-private", "--delay", "0", "-o", str(out)]
        child = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for line in child.stdout:
            if "Status" in line:
                break
        time.sleep(
            0.5
        )  # a signal in the instant before a blocking read is seen only after it, as in every Python program
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=20)
    assert child.returncode == 130
    assert "1 of 2 employers done; the same command with --resume goes on" in errors
    assert "Traceback" not in errors
    kept = json.loads(out.read_text())["companies"]
    assert [company["site"] for company in kept] == [good]
    assert set(tmp_path.iterdir()) == {out, journal}

    again = run(*words)
    assert again.returncode == 2
    assert "--resume" in again.stderr
    assert run(*words, "--resume").returncode == 0
    first, second = json.loads(out.read_text())["companies"]
    assert first == kept[0], "the first server is gone: this can only come from the journal"
    assert second["status"] == "unreachable"
    assert list(tmp_path.iterdir()) == [out]


def test_resume_without_anything_to_resume_is_bad_usage(tmp_path: Path) -> None:
    words = ["https://a.example", "--role", "Nurse", "--resume"]
    assert "same --output" in run(*words).stderr
    done = run(*words, "--output", str(tmp_path / "out.csv"))
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "no unfinished run" in done.stderr
