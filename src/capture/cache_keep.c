#include <string.h>

#include "capture/cache_folder.h"
#include "capture/cache_parts.h"
#include "capture/command.h"
#include "capture/entry.h"
#include "capture/path.h"

bool cache_must_hash(const char *capture, const FileIdentity *identity, int64_t moment)
{
    return !file_times_are_fine(capture, identity) ||
           file_identity_newest(identity) + FILE_TIMES_GRAIN > moment;
}

void cache_settle(Cache *cache)
{
    if (cache->before.text[0] != '\0' &&
        !cache_key_surroundings(cache->program, cache->places, &cache->after))
        cache->after.text[0] = '\0';
}

/* Is the key what it was when the pass was looked for, and can a change of what it is made of not
 * have gone unseen? */
static bool key_held(const Cache *cache, const CapturePass *pass)
{
    const CacheTicket *ticket = pass->ticket;
    CacheKey now;
    return cache_key_of(&cache->after, pass->request, pass->capture, &now) &&
           strcmp(now.text, ticket->key.text) == 0 &&
           now.newest + FILE_TIMES_GRAIN < ticket->moment;
}

/* Is the capture what it was, and how is that told of it later? */
static bool capture_held(const CapturePass *pass, EntryFacts *facts)
{
    const CacheTicket *ticket = pass->ticket;
    int64_t moment = file_clock();
    const FileIdentity now = file_identity(pass->capture);
    facts->identity = now;
    if (!file_identity_equal(&now, &ticket->identity))
        return false;
    bool changeable = cache_must_hash(pass->capture, &now, ticket->moment);
    if (!changeable)
        return true;
    if (!ticket->hashed || !content_hash_file(pass->capture, &facts->content) ||
        !content_hash_equal(facts->content, ticket->content))
        return false;
    /* It has come of age meanwhile: now its times would show a change. */
    facts->by_content = cache_must_hash(pass->capture, &now, moment);
    const FileIdentity later = file_identity(pass->capture);
    return file_identity_equal(&now, &later);
}

/* The values that the builder to keep is made of: the first of those that are there. */
static Occurrence base_of(const ExtractionField *field)
{
    static const Occurrence order[] = {OCCURRENCE_FIRST, OCCURRENCE_LAST, OCCURRENCE_TYPED};
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        if (field->wanted[order[i]])
            return order[i];
    }
    return OCCURRENCE_ALL;
}

static EntrySource *sources_of(const CapturePass *pass)
{
    EntrySource *sources = g_new(EntrySource, MAX(pass->fields->len, 1));
    for (unsigned i = 0; i < pass->fields->len; i++) {
        const ExtractionField *field = &g_array_index(pass->fields, ExtractionField, i);
        Occurrence base = base_of(field);
        sources[i] = (EntrySource){
            .name = field->name,
            .base = base,
            .builder = extraction_builder(pass->extraction, i, base),
            .several = extraction_several_cells(pass->extraction, i),
        };
    }
    return sources;
}

/* An older entry with other fields of the same rows; NULL if there is none. */
static Entry *open_sibling(const char *path, const CacheTicket *ticket, const EntryFacts *facts)
{
    g_autoptr(Entry) entry = entry_open(path, ticket->key.text);
    bool same = entry != NULL && file_identity_equal(&entry->facts.identity, &facts->identity) &&
                entry->facts.rows == facts->rows && entry->facts.status == facts->status &&
                /* It was looked at for this pass, so the content's hash is there. */
                (!entry->facts.by_content ||
                 (ticket->hashed && content_hash_equal(entry->facts.content, ticket->content)));
    return same ? g_steal_pointer(&entry) : NULL;
}

static bool write_entry(const Cache *cache, const CapturePass *pass, const CacheKey *key,
                        EntryFacts *facts, GError **error)
{
    g_autofree char *path = cache_entry_path(cache, key);
    g_autofree char *argument = capture_argument(pass->capture);
    g_autofree char *capture = g_canonicalize_filename(pass->capture, NULL);
    g_autofree char *options = command_reading_for_people(pass->request);
    g_autofree char *messages = g_strdup(process_messages(pass->process));
    g_autofree EntrySource *sources = sources_of(pass);
    facts->rows = extraction_rows(pass->extraction);
    facts->status = process_status(pass->process);
    facts->messages = messages;
    facts->argument = argument;
    facts->capture = capture;
    facts->filter = pass->request->filter;
    facts->options = options;
    g_autoptr(Entry) old = open_sibling(path, pass->ticket, facts);
    return entry_write(path, key->text, facts, sources, pass->fields->len, old, cache->limit,
                       error);
}

void cache_keep(Cache *cache, const CapturePass *pass)
{
    EntryFacts facts = {0};
    g_autoptr(GError) error = NULL;
    if (pass->ticket == NULL || pass->process == NULL || pass->error != NULL ||
        !key_held(cache, pass) || !capture_held(pass, &facts) ||
        !cache_folder_prepare(cache->folder))
        return;
    cache->kept |= write_entry(cache, pass, &pass->ticket->key, &facts, &error);
    if (error != NULL && !cache->unwritable)
        diagnostics_add(pass->diagnostics, DIAGNOSTIC_REMARK, "what was read is not kept: %s",
                        error->message);
    cache->unwritable |= error != NULL;
}
