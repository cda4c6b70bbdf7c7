# Shared by the checks: a data folder and a Redis port of their own, so that nothing of the user's is touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CINEMATCH_DATASETS=${CINEMATCH_DATASETS:-$(cd .. && pwd)/shared/datasets}
work=$(mktemp -d)
export CINEMATCH_DATA_DIR=$work/data
export CINEMATCH_REDIS_URL=redis://127.0.0.1:${CI_REDIS_PORT:-7379}
# To keep it short; the night on MovieLens 1M does without both.
export CINEMATCH_NIGHTLY_ANALYSES= CINEMATCH_TRAIN_VARIANTS=popularity,two-heads
trap 'rm -rf "$work"' EXIT

report=$CINEMATCH_DATA_DIR/runs/latest/report.json

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# check CONDITION…: of the latest report; see CheckReport.java.
check() { java -cp "$(cat jobs/target/classpath)" .ci/CheckReport.java "$report" "$@"; }

# The release's checksum, which does not depend on ids and times.
checksum() { java -cp "$(cat jobs/target/classpath)" .ci/CheckReport.java "$report" --print releases.two-heads.checksum; }
