using System.Collections.Concurrent;
using Grpc.Core;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// The one way to what is another's. For each person that a call shows: the purpose and the relation are checked, a
/// line is on disk, and only then anything is shown. What can't be written down is not shown.
/// </summary>
internal sealed class ConsultationGate(
    IEnumerable<IRelation> relations, IEnumerable<IConsultationLedger> ledgers, TimeProvider time,
    IEnumerable<ISharedItems> items)
{
    /// <summary>The header that says why, over REST and as gRPC metadata alike.</summary>
    public const string PurposeHeader = "consultation-purpose";

    private const int MostRemembered = 20_000;
    private static readonly TimeSpan s_remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(Relation Relation, string Caller, string Subject), long> _held = new();

    private readonly Dictionary<Relation, IRelation> _relations =
        relations.GroupBy(relation => relation.Kind).ToDictionary(group => group.Key, group => group.Last());

    private IConsultationLedger Ledger => ledgers.FirstOrDefault()
        ?? throw new InvalidOperationException("This host keeps no ledger, so it shows nobody to another.");

    /// <summary>
    /// Whether the rule's relation holds between caller and subject; it never does for no subject. Where each look is
    /// written down, that it held is remembered for a few seconds, far less than the minute in which a withdrawn
    /// relation must stop working; that it did not is asked again each time.
    /// </summary>
    public async Task<bool> HoldsAsync(
        MethodAccess access, Caller caller, string subject, CancellationToken cancellation)
    {
        if (subject.Length == 0 || access.Rule.Relation == Relation.Anyone)
        {
            return subject.Length > 0;
        }

        var asked = (access.Rule.Relation, caller.Subject, subject);
        if (access.Rule.ShowsOthers && _held.TryGetValue(asked, out var since)
            && time.GetElapsedTime(since) < s_remembered)
        {
            return true;
        }

        return await AskAsync(asked, cancellation);
    }

    private async Task<bool> AskAsync(
        (Relation Relation, string Caller, string Subject) asked, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        var known = _relations.TryGetValue(asked.Relation, out var relation)
            ? await relation.HeldAsync(asked.Caller, asked.Subject, cancellation)
            : [];
        if (!known.Contains(asked.Subject))
        {
            _held.TryRemove(asked, out _);
            return false;
        }

        if (_held.Count >= MostRemembered)
        {
            _held.Clear();
        }

        foreach (var subject in known)
        {
            _held[asked with { Subject = subject }] = now;
        }

        return true;
    }

    /// <summary>The purpose that a call names; empty for a method that shows nobody else.</summary>
    /// <exception cref="RefusedException">It names none, or one that the method is not for.</exception>
    public static string PurposeOf(MethodAccess access, ServerCallContext context)
    {
        if (!access.Rule.ShowsOthers)
        {
            return "";
        }

        var code = context.GetHttpContext().Request.Headers[PurposeHeader].ToString();
        return access.Rule.Purposes.Contains(Purposes.Of(code))
            ? code
            : throw new RefusedException(
            [
                Refusal.Malformed(
                    code.Length == 0 ? "purpose-missing" : "purpose-not-allowed", PurposeHeader,
                    string.Join(", ", access.Rule.Purposes.Select(Purposes.CodeOf))),
            ]);
    }

    /// <summary>Writes a line for each person and answers when all are on disk.</summary>
    /// <param name="access">The method.</param>
    /// <param name="caller">Who calls it.</param>
    /// <param name="purpose">Why.</param>
    /// <param name="persons">Whom it shows.</param>
    /// <param name="item">Which thing of theirs, where the rule asks for one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RefusedException">Of one of them nothing may be shown: as if it were not there.</exception>
    /// <exception cref="Journal.JournalUnavailableException">A line could not be written.</exception>
    public async Task PassAsync(
        MethodAccess access, Caller caller, string purpose, IEnumerable<string> persons, string? item,
        CancellationToken cancellation)
    {
        var passed = await Task.WhenAll(persons.Select(
            person => PassAsync(access, caller, purpose, person, item, cancellation)));
        if (passed.Contains(false))
        {
            throw new RefusedException([Refusal.NotFound()]);
        }
    }

    private async Task<bool> PassAsync(
        MethodAccess access, Caller caller, string purpose, string person, string? item,
        CancellationToken cancellation)
    {
        // What can be no id is nobody's, and has no dossier to write in.
        if (!GrainKeys.IsKey(person))
        {
            return false;
        }

        // What can be no id is nobody's thing either, and never stands in a line.
        var named = Guid.TryParseExact(item, "N", out var id);
        var look = new Consultation(
            caller.Subject, access.RoleOf(caller), null, purpose, access.Rule.Shows,
            await HoldsAsync(access, caller, person, cancellation)
                && (item is null || (named && await IsSharedAsync(access, caller, person, id, cancellation))),
            named ? id.ToString("N") : null);
        return await Ledger.RecordAsync(access.Area, person, look);
    }

    // Asked each time, unlike the relation: what was withdrawn is gone at once.
    private async Task<bool> IsSharedAsync(
        MethodAccess access, Caller caller, string person, Guid item, CancellationToken cancellation)
    {
        var asked = items.Where(known => known.Area == access.Area && known.Shown.Contains(access.Rule.Shows));
        foreach (var kept in asked)
        {
            if (await kept.IsSharedAsync(access.Rule.Relation, caller.Subject, person, item, cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
