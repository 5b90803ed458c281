/* The signals that ask a program to stop (SIGINT, SIGTERM, SIGHUP), put off while other programs
 * run for it.
 *
 * A program that is started inherits blocked signals, and could then not be stopped itself. So they
 * are not blocked but caught, which a program that is started does not inherit; the handler leaves
 * the signal pending and blocked.
 */
#ifndef TABSHARK_CAPTURE_STOP_SIGNALS_H
#define TABSHARK_CAPTURE_STOP_SIGNALS_H

#include <signal.h>

typedef struct {
    struct sigaction before[3];
    sigset_t mask;
} StopSignals;

/* The three, but for those that whoever started us chose to ignore. */
sigset_t stop_signals_set(void);

/* From here on they stay pending. */
void stop_signals_postpone(StopSignals *saved);

/* As before; what has come in between takes its effect now. */
void stop_signals_release(const StopSignals *saved);

/* For a program that outlives Ctrl-C: from here on SIGINT alone stays pending, until
 * interrupt_take (base/interrupt.h); the program asks for it between steps. The two above can be
 * used within. A SIGINT that is ignored stays so. */
void stop_signals_hold_interrupt(void);

#endif
