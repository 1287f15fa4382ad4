package outdial.app.web.desk;

/**
 * Somebody who waits for a call, and could take a person over.
 *
 * @param agent their id, as text for a browser
 */
record Colleague(String agent, String name) {}
