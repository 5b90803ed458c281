#include "lab/chain.h"
#include "lab/script.h"

bool script_run(const char *text, const Run *run, GError **error)
{
    g_autoptr(GArray) script = script_parse(text, error);
    g_autoptr(GPtrArray) chains = g_ptr_array_new_with_free_func((GDestroyNotify)chain_free);
    bool ok = script != NULL;
    size_t line = 0;
    for (unsigned i = 0; ok && i < script->len; i++) {
        const ScriptChain *words = &g_array_index(script, ScriptChain, i);
        line = words->line;
        Chain *chain = chain_parse((int)g_strv_length(words->words), words->words, error);
        ok = chain != NULL;
        g_ptr_array_add(chains, chain);
    }
    for (unsigned i = 0; ok && i < chains->len; i++) {
        line = g_array_index(script, ScriptChain, i).line;
        ok = chain_run(g_ptr_array_index(chains, i), run, error);
    }
    if (!ok && line > 0)
        g_prefix_error(error, "line %zu: ", line);
    return ok;
}
