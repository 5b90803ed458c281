/* The signals that ask a program to stop (SIGINT, SIGTERM, SIGHUP), put off while other programs
 * run for it.
 *
 * They are blocked, which programs that are started inherit: tshark 4.6 would end at such a signal
 * as if it had read all. Whoever starts programs ends them, by SIGKILL.
 */
#ifndef TABSHARK_CAPTURE_STOP_SIGNALS_H
#define TABSHARK_CAPTURE_STOP_SIGNALS_H

#include <signal.h>

/* The three, but for those that whoever started us chose to ignore. */
sigset_t stop_signals_set(void);

/* From here on they stay pending; `before` is what was blocked already. */
void stop_signals_postpone(sigset_t *before);

/* As before; what has come in between takes its effect now. */
void stop_signals_release(const sigset_t *before);

/* For a program that outlives Ctrl-C: from here on SIGINT alone stays pending, until
 * interrupt_take (base/interrupt.h); the program asks for it between steps. The two above can be
 * used within. A SIGINT that is ignored stays so. */
void stop_signals_hold_interrupt(void);

#endif
