/* Ctrl-C that was put off: whoever works for long asks for it, and stops.
 *
 * A program that outlives Ctrl-C lets the signal stay pending and blocked
 * (stop_signals_hold_interrupt in capture/stop_signals.h). Where nobody did so, SIGINT ends the
 * program, and none of this is ever true.
 */
#ifndef TABSHARK_BASE_INTERRUPT_H
#define TABSHARK_BASE_INTERRUPT_H

#include <stdbool.h>

/* Has Ctrl-C been pressed since the last interrupt_take? Takes less than a microsecond. */
bool interrupt_pending(void);

/* The same, and forgets it. */
bool interrupt_take(void);

#endif
