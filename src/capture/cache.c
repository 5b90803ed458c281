#include "capture/cache.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "capture/cache_folder.h"
#include "capture/cache_parts.h"
#include "capture/cache_settings.h"
#include "capture/entry.h"
#include "capture/path.h"

/* A program, or a script, for which somebody else reads? */
static bool is_program(const char *path)
{
    static const char magic[] = {0x7f, 'E', 'L', 'F'};
    char start[sizeof magic];
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool program = descriptor >= 0 && read(descriptor, start, sizeof start) == sizeof start &&
                   memcmp(start, magic, sizeof magic) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return program;
}

Cache *cache_new(const char *program, GError **error)
{
    CacheSettings settings;
    if (!cache_settings_read(&settings, error) || !settings.on || !is_program(program))
        return NULL;
    Cache *cache = g_new0(Cache, 1);
    cache->program = g_strdup(program);
    cache->folder = cache_folder_path();
    cache->limit = settings.limit;
    return cache;
}

void cache_free(Cache *cache)
{
    if (cache == NULL)
        return;
    if (cache->kept)
        cache_folder_limit(cache->folder, cache->limit);
    places_free(cache->places);
    g_free(cache->folder);
    g_free(cache->program);
    g_free(cache);
}

char *cache_entry_path(const Cache *cache, const CacheKey *key)
{
    return g_build_filename(cache->folder, key->text, NULL);
}

/* Is the capture what it was when the entry was written? */
static bool is_of_capture(const Entry *entry, const CapturePass *pass)
{
    CacheTicket *ticket = pass->ticket;
    const EntryFacts *facts = &entry->facts;
    if (!facts->by_content)
        return file_identity_equal(&facts->identity, &ticket->identity);
    if (facts->identity.size != ticket->identity.size)
        return false;
    if (!ticket->hashed)
        ticket->hashed = content_hash_file(pass->capture, &ticket->content);
    return ticket->hashed && content_hash_equal(facts->content, ticket->content);
}

/* tshark's messages name the capture as it was named then. */
static bool says_the_same(const Entry *entry, const char *capture)
{
    g_autofree char *argument = capture_argument(capture);
    return strcmp(entry->facts.argument, argument) == 0 ||
           strstr(entry->facts.messages, entry->facts.argument) == NULL;
}

/* Does the kept field have the wanted values? */
static bool has_values(const EntryField *field, const ExtractionField *wanted)
{
    bool all = wanted->wanted[OCCURRENCE_ALL] || wanted->wanted[OCCURRENCE_TYPED];
    return field != NULL && !(field->cut && all);
}

static bool has_all(const Entry *entry, const GArray *fields)
{
    for (unsigned i = 0; i < fields->len; i++) {
        const ExtractionField *wanted = &g_array_index(fields, ExtractionField, i);
        if (!has_values(entry_find(entry, wanted->name), wanted))
            return false;
    }
    return true;
}

/* Makes the pass's extraction of the entry; false, with part of it made, if that is damaged. */
static bool restore(const Entry *entry, const CapturePass *pass)
{
    bool whole = true;
    extraction_restore_rows(pass->extraction, entry->facts.rows);
    for (unsigned i = 0; whole && i < pass->fields->len; i++) {
        const ExtractionField *wanted = &g_array_index(pass->fields, ExtractionField, i);
        const EntryField *field = entry_find(entry, wanted->name);
        KeptField kept;
        whole = entry_read(entry, field, &kept);
        if (!whole)
            break;
        whole = extraction_restore_field(pass->extraction, i, field->base, &kept,
                                         pass->session->registry);
        kept_field_clear(&kept);
    }
    return whole;
}

static bool answer(const Cache *cache, const CapturePass *pass, const CacheKey *key,
                   EntryFacts *facts)
{
    g_autofree char *path = cache_entry_path(cache, key);
    g_autoptr(Entry) entry = entry_open(path, key->text);
    if (entry == NULL || !is_of_capture(entry, pass) || !says_the_same(entry, pass->capture) ||
        !has_all(entry, pass->fields))
        return false;
    if (!restore(entry, pass)) {
        extraction_restart(pass->extraction);
        return false;
    }
    cache_file_touch(path);
    facts->status = entry->facts.status;
    facts->messages = g_steal_pointer(&entry->facts.messages);
    return true;
}

/* False if there can be no key. */
static bool take_ticket(const Cache *cache, CapturePass *pass)
{
    CacheTicket *ticket = pass->ticket = g_new0(CacheTicket, 1);
    ticket->moment = file_clock();
    if (!cache_key_of(&cache->before, pass->request, pass->capture, &ticket->key)) {
        g_clear_pointer(&pass->ticket, g_free);
        return false;
    }
    ticket->identity = file_identity(pass->capture);
    if (cache_must_hash(pass->capture, &ticket->identity, ticket->moment))
        ticket->hashed = content_hash_file(pass->capture, &ticket->content);
    return true;
}

/* Looks at the surroundings once, when they are first needed. */
static bool know_surroundings(Cache *cache)
{
    if (cache->places == NULL) {
        cache->places = places_new(cache->program);
        places_ask(cache->places);
        if (!places_are_known(cache->places) ||
            !cache_key_surroundings(cache->program, cache->places, &cache->before))
            cache->before.text[0] = '\0';
    }
    return cache->before.text[0] != '\0';
}

void cache_look(Cache *cache, CapturePass *pass)
{
    EntryFacts facts = {0};
    if (!cache_may_keep(pass->request, pass->capture) || !know_surroundings(cache) ||
        !take_ticket(cache, pass))
        return;
    if (!answer(cache, pass, &pass->ticket->key, &facts)) {
        extraction_keep_cells(pass->extraction);
        return;
    }
    g_clear_pointer(&pass->ticket, g_free);
    capture_pass_answer(pass, facts.status, facts.messages);
    g_free(facts.messages);
}
