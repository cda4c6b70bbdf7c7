/** How well users are served whom training has not seen. */
package io.cinematch.jobs.foldingap;
