#include "capture/registry_ask.h"

#include "capture/session.h"
#include "capture/stop_signals.h"

/* Asks, waits, learns. */
static bool learn(Session *session, GError **error)
{
    if (!session_ask(session, error))
        return false;
    return session->registry != NULL ||
           (process_run(session->questions, SESSION_QUESTIONS, error) &&
            session_learn(session, error));
}

Registry *registry_ask(GError **error)
{
    Session session;
    sigset_t signals;
    stop_signals_postpone(&signals);
    bool ok = session_open(&session, NULL, 0, error) && learn(&session, error);
    Registry *registry = ok ? g_steal_pointer(&session.registry) : NULL;
    session_clear(&session);
    stop_signals_release(&signals);
    return registry;
}
