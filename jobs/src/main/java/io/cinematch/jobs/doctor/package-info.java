/** Is this machine fit for a night? */
package io.cinematch.jobs.doctor;
