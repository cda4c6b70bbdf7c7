/** The maths and formats that the nightly jobs and the live service share. Knows neither Spark nor HTTP. */
package io.cinematch.model;
