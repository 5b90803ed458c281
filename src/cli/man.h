/* The parts of the manual page that the tables of commands, verbs and options tell. */
#ifndef TABSHARK_CLI_MAN_H
#define TABSHARK_CLI_MAN_H

/* The page in scdoc's language (scdoc(5)): `outline` with the tables in place of its lines
 * @OPTIONS@, @COMMANDS@, @SOURCES@, @VERBS@, @SINKS@ and @LINES@. The caller's. */
char *man_page(const char *outline);

#endif
