package io.cinematch.jobs.doctor;

import java.util.List;

/** Looks at one thing that nights or the service need. It tells what is wrong; it does not throw. */
interface Check {
    List<Finding> look();
}
