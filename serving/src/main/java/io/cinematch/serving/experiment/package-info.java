/** What was shown to whom, for those who compare variants. */
package io.cinematch.serving.experiment;
