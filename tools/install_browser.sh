#!/bin/sh
# Finds a Chromium for the pages that need one, or installs it: Debian's package where apt-get may be used, else
# Playwright's own build. Where neither works it says so and ends well: the tests that need a browser say it too.
playwright=${1:-.venv/bin/playwright}

for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-* >/dev/null 2>&1 && exit 0

echo "Installing Chromium for pages that need a browser (once) ..."
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0
fi
"$playwright" install chromium >/dev/null 2>&1 && exit 0

echo "No browser could be installed. Pages that need one will be reported as such, and their tests are skipped."
echo "To install one:  sudo apt-get install chromium   or   $playwright install --with-deps chromium"
exit 0
