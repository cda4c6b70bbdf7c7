# ./cinematch notebook: Jupyter with the CineMatch kernel. Read by the launcher, which has found Java and built the jars.

notebook_usage() {
  cat <<'TEXT'
Usage: ./cinematch notebook [--run ID] [--port PORT] [--no-browser] [-- JUPYTER-OPTIONS]
       ./cinematch notebook --execute [--run ID] [--to DIR] [NAME…]

Starts Jupyter in notebooks/, on this machine only, with a Java kernel that has Spark and CineMatch's classes.

  --run ID      the run to read; the latest if not given
  --port PORT   8888 if not given, or the next one that is free
  --no-browser  print the address and open nothing
  --execute     run the notebooks from top to bottom, without a browser; those named, or all
  --to DIR      where the executed ones go; in place if not given

Examples:
  ./cinematch notebook
  ./cinematch notebook --execute explore-data
TEXT
}

notebook() {
  execute=false run=${CINEMATCH_NOTEBOOK_RUN:-} to=$home/notebooks port= browser=
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help) notebook_usage; return ;;
      --execute) execute=true ;;
      --no-browser) browser=--no-browser ;;
      --run | --port | --to)
        [ $# -gt 1 ] || notebook_wrong "$1 needs a value."
        case $1 in
          --run) run=$2 ;;
          --port) port=--port=$2 ;;
          --to) to=$(mkdir -p "$2" && cd "$2" && pwd) ;;
        esac
        shift
        ;;
      --) shift; break ;;
      -*) notebook_wrong "There is no option $1." ;;
      *) break ;;
    esac
    shift
  done
  export CINEMATCH_NOTEBOOK_RUN="$run"
  notebook_kernel
  if [ "$execute" = true ]; then notebook_execute "$@"; else notebook_serve "$@"; fi
}

notebook_wrong() {
  printf 'error: %s\n       %s\n' "$1" './cinematch notebook --help lists the options.' >&2
  exit 2
}

# A kernel of this checkout alone: nothing is written to the user's home.
notebook_kernel() {
  case $modules in
    *jdk.jshell@*) ;;
    *) fail "This Java has no JShell, which notebooks run on." "Install a whole JDK, or set JAVA_HOME to one." ;;
  esac
  export JUPYTER_DATA_DIR="$home/notebooks/target/jupyter"
  export JUPYTER_RUNTIME_DIR="$JUPYTER_DATA_DIR/runtime"
  kernel=$JUPYTER_DATA_DIR/kernels/cinematch
  mkdir -p "$kernel"
  {
    printf '{"display_name": "CineMatch (Java)", "language": "java", "interrupt_mode": "message",\n'
    # Without these three it never answers.
    printf ' "env": {"RJK_COMPILER_OPTIONS": "", "RJK_INIT_SCRIPT": "", "RJK_TIMEOUT_MILLIS": "-1"},\n "argv": ['
    # shellcheck disable=SC2046,SC2086 # lists of options
    for argument in "$(command -v "$java")" $(opens) -XX:+UseParallelGC $properties ${CINEMATCH_JAVA_OPTS:-} -cp \
      "$home/notebooks/target/cinematch-notebooks-$version.jar:$(cat "$home/notebooks/target/classpath")" \
      io.cinematch.notebooks.Kernel; do
      printf '"%s", ' "$(printf '%s' "$argument" | sed 's/[\\"]/\\&/g')"
    done
    printf '"{connection_file}"]}\n'
  } >"$kernel/kernel.json"
}

notebook_serve() {
  for kind in notebook lab; do
    if jupyter $kind --version >/dev/null 2>&1; then
      cd "$home/notebooks"
      # shellcheck disable=SC2086 # nothing where not asked for
      exec jupyter $kind --ip=127.0.0.1 $port $browser "$@"
    fi
  done
  fail "There is no Jupyter here." "Install it: sudo apt install jupyter-notebook, or: python3 -m pip install notebook"
}

notebook_execute() {
  jupyter nbconvert --version >/dev/null 2>&1 ||
    fail "There is no jupyter nbconvert here." \
      "Install it: sudo apt install jupyter-nbconvert, or: python3 -m pip install nbconvert"
  log=$home/notebooks/target/execute.log
  cd "$home/notebooks"
  [ $# -gt 0 ] || set -- *.ipynb
  for name in "$@"; do
    [ -f "${name%.ipynb}.ipynb" ] || notebook_wrong "There is no notebook $name."
  done
  for name in "$@"; do
    echo "Executing ${name%.ipynb} …"
    # Without the times at which cells were run, and with no Java's own version, the same run gives the same file.
    jupyter nbconvert --log-level=WARN --to notebook --execute --ExecutePreprocessor.record_timing=False \
      --ExecutePreprocessor.startup_timeout=120 --ExecutePreprocessor.timeout=900 \
      --output-dir="$to" --output="${name%.ipynb}" "${name%.ipynb}.ipynb" 2>"$log" || {
      # The ways through Jupyter's and Spark's code are nobody's business.
      sed '/^Traceback/,/^nbclient/{/^nbclient/!d;}; /   at /d' "$log" >&2
      fail "${name%.ipynb} did not come to its end." "The whole story is in notebooks/target/execute.log."
    }
    sed 's/^\(   "version": "\)[^"]*/\117/' "$to/${name%.ipynb}.ipynb" >"$log"
    cat "$log" >"$to/${name%.ipynb}.ipynb"
  done
}
