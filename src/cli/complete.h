/* complete: what can stand at a place of the command line, for the completion of bash, zsh and
 * fish. */
#ifndef TABSHARK_CLI_COMPLETE_H
#define TABSHARK_CLI_COMPLETE_H

#include <stdbool.h>

/* Answers for the words behind "tabshark", the last of which is the one to complete, "" if nothing
 * is there of it. `quoted`: they have the quotes that a shell would take away. The answer is a line
 * a candidate: the whole word, a tab, and what it is. Lines that begin with ":" are for the script
 * that asks: ":files", ":captures" or ":folders" if such can stand there too, and ":nospace" if
 * what is offered may go on. The caller's. */
char *complete_answer(char **words, bool quoted);

#endif
