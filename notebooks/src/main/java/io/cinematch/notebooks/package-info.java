/** What analysts' notebooks stand on: the kernel, a run's tables and reports, and how they are shown. */
package io.cinematch.notebooks;
