/** Who is shown which variant. */
package io.cinematch.model.experiment;
