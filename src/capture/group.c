#include "capture/group.h"

#include "capture/path.h"

/* All captures before the first is read, for that may take an hour. */
static void check_captures(Group *group, char *const *captures)
{
    for (; group->refusal == NULL && *captures != NULL; captures++)
        capture_check(*captures, &group->refusal);
}

static void init_passes(Group *group, Session *session)
{
    const CaptureRequest *first = group->requests[0];
    group->gathering = gathering_new(group->requests, group->n);
    group->pass_count = g_strv_length(first->captures);
    group->passes = g_new0(CapturePass, group->pass_count);
    for (size_t i = 0; i < group->pass_count; i++) {
        group->passes[i] = (CapturePass){
            .request = first,
            .fields = gathering_fields(group->gathering),
            .capture = first->captures[i],
            .extraction = gathering_extraction(group->gathering, i),
            .session = session,
        };
        capture_pass_init(&group->passes[i]);
        if (group->refusal != NULL)
            capture_pass_cancel(&group->passes[i]);
    }
}

Group *group_new(const CaptureRequest *const *requests, CaptureAnswer *answers,
                 const GArray *places, Session *session)
{
    Group *group = g_new0(Group, 1);
    group->n = places->len;
    group->requests = g_new(const CaptureRequest *, group->n);
    group->answers = g_new(CaptureAnswer *, group->n);
    for (size_t i = 0; i < group->n; i++) {
        size_t place = g_array_index(places, size_t, i);
        group->requests[i] = requests[place];
        group->answers[i] = &answers[place];
    }
    check_captures(group, group->requests[0]->captures);
    init_passes(group, session);
    return group;
}

void group_free(Group *group)
{
    for (size_t i = 0; i < group->pass_count; i++)
        capture_pass_clear(&group->passes[i]);
    gathering_free(group->gathering);
    g_clear_error(&group->refusal);
    g_free(group->passes);
    g_free(group->requests);
    g_free(group->answers);
    g_free(group);
}

/* The first pass, in the order of the captures, that has failed; pass_count if none has. */
static size_t first_failure(const Group *group)
{
    size_t i = 0;
    while (i < group->pass_count && group->passes[i].error == NULL)
        i++;
    return i;
}

void group_cut(Group *group)
{
    for (size_t i = first_failure(group) + 1; i < group->pass_count; i++)
        capture_pass_cancel(&group->passes[i]);
}

bool group_has_failed(const Group *group)
{
    return group->refusal != NULL || first_failure(group) < group->pass_count;
}

bool group_should_part(const Group *group)
{
    size_t failure = first_failure(group);
    return group->n > 1 && group->refusal == NULL && failure < group->pass_count &&
           !group->passes[failure].unrepeatable;
}

static void answer_one(Group *group, size_t index)
{
    CaptureAnswer *answer = group->answers[index];
    size_t failure = first_failure(group);
    answer->diagnostics = diagnostics_new();
    if (group->refusal != NULL) {
        answer->error = g_error_copy(group->refusal);
        return;
    }
    for (size_t i = 0; i < MIN(failure + 1, group->pass_count); i++)
        diagnostics_append(answer->diagnostics, group->passes[i].diagnostics);
    if (failure < group->pass_count)
        answer->error = g_error_copy(group->passes[failure].error);
    else
        answer->table =
            gathering_table(group->gathering, group->requests[index], answer->diagnostics);
}

void group_answer(Group *group)
{
    for (size_t i = 0; i < group->n; i++)
        answer_one(group, i);
}

void group_fail(Group *group, const GError *error)
{
    for (size_t i = 0; i < group->n; i++) {
        group->answers[i]->diagnostics = diagnostics_new();
        group->answers[i]->error = g_error_copy(group->refusal != NULL ? group->refusal : error);
    }
}
