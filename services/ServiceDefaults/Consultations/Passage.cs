using System.Collections.Concurrent;
using Google.Protobuf;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// One call's way through the gate. Each person it shows gets one line when they are first shown, and on a page that
/// stays open again every ten minutes.
/// </summary>
internal sealed class Passage(
    ConsultationGate gate, MethodAccess access, Caller caller, string subject, string? item, string purpose,
    TimeProvider time)
{
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, long> _passed = new(StringComparer.Ordinal);

    /// <summary>When the caller's token ends.</summary>
    public DateTimeOffset Expires => caller.Expires;

    /// <summary>Checks what the rule asks, at the start of the call and while it lasts.</summary>
    /// <exception cref="RefusedException">Something no longer holds: as if the subject were not there.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (access.Rule.Relation is Relation.None or Relation.Self)
        {
            return;
        }

        if (access.Rule.Subject.Length > 0 && subject.Length == 0)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        string[] persons = access.Rule.Subject.Length > 0 ? [subject] : [.. _passed.Keys];
        foreach (var person in access.Rule.ShowsOthers ? persons.Where(IsRecent) : persons)
        {
            await RequireRelationAsync(person, cancellation);
        }

        if (access.Rule.ShowsOthers)
        {
            await PassAsync(persons, cancellation);
        }
    }

    /// <summary>Lets a message through when every person in it has a line.</summary>
    /// <exception cref="RefusedException">Of one of them nothing may be shown.</exception>
    public Task ShowAsync(object message, CancellationToken cancellation) =>
        access.Rule.ShowsOthers && message is IMessage shown
            ? PassAsync(ShownPersons.In(shown), cancellation)
            : Task.CompletedTask;

    private async Task PassAsync(IEnumerable<string> persons, CancellationToken cancellation)
    {
        var due = persons.Where(person => !IsRecent(person)).ToArray();
        await gate.PassAsync(access, caller, purpose, due, item, cancellation);
        foreach (var person in due)
        {
            _passed[person] = time.GetTimestamp();
        }
    }

    private bool IsRecent(string person) =>
        _passed.TryGetValue(person, out var at) && time.GetElapsedTime(at) < s_again;

    // Broken glass has its own end, which the next line finds.
    private async Task RequireRelationAsync(string person, CancellationToken cancellation)
    {
        if (purpose != Purposes.BreakGlass && !await gate.HoldsAsync(access, caller, person, cancellation))
        {
            throw new RefusedException([Refusal.NotFound()]);
        }
    }
}
