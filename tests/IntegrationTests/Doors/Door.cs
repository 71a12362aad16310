using Grpc.Core;
using VikLearning.Protos.Access.V1;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// What one method asks for and to whom it opens, as the suite promises it: written by hand, so that a wrong access
/// rule shows here and not only in itself. Whoever is not named may never call the method; whoever is named finds
/// nothing in the cases that are not.
/// </summary>
internal sealed class Door
{
    private readonly Dictionary<(Role Role, Case Case), StatusCode> _answers = [];
    private readonly Dictionary<Role, string> _purposes = [];
    private readonly Dictionary<Role, string> _callers = [];
    private readonly HashSet<string> _shown = [];

    private Door(string method)
    {
        Method = method;
        Area = method.Split('.')[0];
    }

    /// <summary>All cases.</summary>
    public static IReadOnlyList<Case> All { get; } = Enum.GetValues<Case>();

    /// <summary>All cases of something that is there.</summary>
    public static Case[] Anywhere { get; } = [.. All.Where(one => one != Case.NotThere)];

    /// <summary>The method without the suite's name: <c>roster.v1.CohortService/GetCohort</c>.</summary>
    public string Method { get; }

    /// <summary>The method as a call names it.</summary>
    public string FullName => $"/viklearning.{Method}";

    /// <summary>The service that has it.</summary>
    public string Area { get; private set; }

    /// <summary>What is special about this row, when the method has several.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The request as JSON, with the words of <see cref="DoorWorld.Fill"/> in it.</summary>
    public string Json { get; private set; } = "{}";

    /// <summary>Whether the gateway has no way to it.</summary>
    public bool IsInside { get; private set; }

    /// <summary>The purposes that the method is for.</summary>
    public IReadOnlyCollection<string> Purposes => [.. _purposes.Values.Distinct()];

    /// <summary>Only what the request names can differ by case.</summary>
    public IReadOnlyList<Case> Cases =>
        Json.Replace("@today", "", StringComparison.Ordinal).Contains('@', StringComparison.Ordinal) ? All : [Case.Own];

    /// <summary>Begins a row.</summary>
    public static Door To(string method) => new(method);

    /// <summary>What is sent.</summary>
    public Door Sends(string json)
    {
        Json = json;
        return this;
    }

    /// <summary>What tells this row from another of the same method.</summary>
    public Door When(string note)
    {
        Note = note;
        return this;
    }

    /// <summary>A role and the cases in which it is answered.</summary>
    public Door Opens(Role role, params Case[] cases)
    {
        foreach (var one in All)
        {
            _answers.TryAdd((role, one), StatusCode.NotFound);
        }

        foreach (var one in cases)
        {
            _answers[(role, one)] = StatusCode.OK;
        }

        return this;
    }

    /// <summary>A role that may call it, though what it asks can't be done.</summary>
    public Door Answers(Role role, StatusCode status, params Case[] cases)
    {
        foreach (var one in cases.Length > 0 ? cases : All)
        {
            _answers[(role, one)] = status;
        }

        return this;
    }

    /// <summary>The purpose that a role calls it for.</summary>
    public Door For(Role role, string purpose)
    {
        _purposes[role] = purpose;
        return this;
    }

    /// <summary>Somebody else than usual stands for a role.</summary>
    public Door As(Role role, string subject)
    {
        _callers[role] = subject;
        return this;
    }

    /// <summary>Which marks an answer may hold: those of the case's own person, where it asks for one.</summary>
    public Door Shows(string kind, params string[] whose)
    {
        _shown.UnionWith(whose.Select(one => DoorWorld.Mark(kind, one)));
        return this;
    }

    /// <summary>Only services may reach it, at this one's own address.</summary>
    public Door Inside(string area)
    {
        IsInside = true;
        Area = area;
        return this;
    }

    /// <summary>Who stands for a role.</summary>
    public string CallerOf(Role role) => _callers.GetValueOrDefault(role) ?? DoorWorld.CallerOf(role);

    /// <summary>The purposes worth trying: all by who may call it, the right ones and none by who may not.</summary>
    public IEnumerable<string?> PurposesTriedBy(Role role, IEnumerable<string?> all) =>
        Purposes.Count == 0 ? [null]
        : MayCall(role) ? all
        : [null, .. Purposes];

    /// <summary>The purpose with which a role is answered, and none.</summary>
    public IEnumerable<string?> PurposesKnown(Role role) => Purposes.Count == 0 ? [null] : [null, PurposeOf(role)];

    /// <summary>All cases for a role that may call it; for the others, something that is there and nothing.</summary>
    public IEnumerable<Case> CasesToldApart(Role role) => MayCall(role)
        ? Cases.Reverse()
        : Cases.Where(one => one is Case.Own or Case.NotThere);

    /// <summary>The purpose with which a role is answered; null when the method asks for none.</summary>
    public string? PurposeOf(Role role) => _purposes.GetValueOrDefault(role) ?? Purposes.FirstOrDefault();

    /// <summary>Whether an answer may hold a mark; that of a cohort where it asks for who is in it.</summary>
    public bool MayShow(string mark, Case one, string caller)
    {
        return _shown.Contains(mark)
            && (!Json.Contains("@person", StringComparison.Ordinal) || IsOf(DoorWorld.PersonOf(one, caller))
                || mark == DoorWorld.CohortMarkOf(DoorWorld.PersonOf(one, caller)))
            && (!Json.Contains("@cohort", StringComparison.Ordinal) || IsOf(DoorWorld.CohortOf(one).Cohort)
                || DoorWorld.Students.Any(it => it.Cohort == DoorWorld.CohortOf(one).Cohort && IsOf(it.Id)));

        bool IsOf(string whose) => mark.EndsWith($"-{whose}.", StringComparison.Ordinal);
    }

    /// <summary>What a call is answered with.</summary>
    public StatusCode Expected(Role role, Case one, string? purpose)
    {
        if (!_answers.TryGetValue((role, one), out var status))
        {
            return StatusCode.PermissionDenied;
        }

        return Purposes.Count == 0 || purpose == PurposeOf(role) ? status
            : purpose is not null && Purposes.Contains(purpose) ? StatusCode.NotFound
            : StatusCode.InvalidArgument;
    }

    private bool MayCall(Role role) => _answers.Keys.Any(key => key.Role == role);

    /// <inheritdoc />
    public override string ToString() => Note.Length == 0 ? Method : $"{Method}, {Note}";
}
