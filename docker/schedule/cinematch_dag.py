"""CineMatch's night as an Airflow DAG: adapt the folder, and where the secrets come from.

A retry is the same command again, and goes on where the night stopped. What a retry cannot mend (exit codes 2 to 5:
options, settings, data, the gate) fails at once.
"""

import json
import os
import subprocess
from datetime import datetime, timedelta, timezone

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.models import Variable

HOME = "/opt/cinematch"
FOR_A_PERSON = (2, 3, 4, 5)


@dag(
    dag_id="cinematch_night",
    description="Train, evaluate and publish",
    schedule="0 3 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["cinematch"],
)
def cinematch_night():
    @task(retries=2, retry_delay=timedelta(minutes=10), execution_timeout=timedelta(hours=4))
    def night(run: str) -> dict:
        """The night's last line: run, status, releases, best variant, seconds of each step."""
        command = ["./cinematch", "nightly", "--run", run, "--resume", "--json"]
        environment = {**os.environ, "CINEMATCH_REDIS_URL": Variable.get("cinematch_redis_url")}
        last = ""
        with subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                last = line.rstrip()
                print(last)
        outcome = json.loads(last) if last.startswith("{") else {}
        if process.returncode in FOR_A_PERSON:
            raise AirflowFailException(outcome.get("problem", last))
        if process.returncode != 0:
            raise AirflowException(outcome.get("problem", last))
        return outcome

    night("{{ data_interval_end.strftime('%Y%m%d-%H%M%S') }}")


cinematch_night()
