using Google.Protobuf;
using Google.Protobuf.Reflection;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>One method and its access rule, made ready for asking.</summary>
public sealed class MethodAccess
{
    private readonly string[] _roles;
    private readonly FieldDescriptor? _subject;
    private readonly FieldDescriptor? _item;

    internal MethodAccess(MethodDescriptor method, AccessRule rule)
    {
        Method = method;
        Rule = rule;
        FullName = $"/{method.Service.FullName}/{method.Name}";
        _roles = [.. rule.Roles.Select(RoleNames.Of)];
        _subject = method.InputType.FindFieldByName(rule.Subject);
        _item = method.InputType.FindFieldByName(rule.Item);
        Area = method.File.Package.Split('.')[1];
    }

    /// <summary>The method.</summary>
    public MethodDescriptor Method { get; }

    /// <summary>Its rule.</summary>
    public AccessRule Rule { get; }

    /// <summary><c>/package.Service/Method</c>, as it stands in the path of a gRPC call.</summary>
    public string FullName { get; }

    /// <summary>Only other services of the suite may call it: the gateway has no way to it.</summary>
    public bool IsInternal => Rule.Roles.All(role => role == Role.Service);

    /// <summary>The service it belongs to: the part of its package after <c>viklearning</c>.</summary>
    public string Area { get; }

    /// <summary>Whether one of the caller's roles may ever call the method.</summary>
    public bool Admits(Caller caller) => caller.Roles.Overlaps(_roles);

    /// <summary>The role by which the method admits a caller: the first that the rule names.</summary>
    public string RoleOf(Caller caller) => Array.Find(_roles, caller.Roles.Contains)
        ?? throw new InvalidOperationException("The method does not admit the caller.");

    /// <summary>Whom or what the request names as the subject of the relation; empty when it names none.</summary>
    public string SubjectOf(object? request) =>
        _subject is not null && request is IMessage message ? (string)_subject.Accessor.GetValue(message) : "";

    /// <summary>Which thing of the subject's the request names; null when the rule asks for none.</summary>
    public string? ItemOf(object? request) =>
        _item is not null && request is IMessage message ? (string)_item.Accessor.GetValue(message) : null;

    /// <summary>What is wrong with the rule, or null: a test asks it of every method.</summary>
    public string? Fault
    {
        get
        {
            if (Rule.Roles.Count == 0 || Rule.Roles.Contains(Role.Unspecified))
            {
                return "names no role";
            }

            return FaultOfSubject() ?? FaultOfConsultation();
        }
    }

    private bool NamesPersons => ShownPersons.CanBeIn(Method.OutputType);

    private bool HasSubject => _subject is { FieldType: FieldType.String, IsRepeated: false };

    private bool HasItem => _item is { FieldType: FieldType.String, IsRepeated: false };

    private string? FaultOfSubject() => Rule.Relation switch
    {
        Relation.Unspecified => "names no relation",
        Relation.None or Relation.Self when Rule.Subject.Length > 0 => "needs no subject",
        Relation.None or Relation.Self => null,
        _ when Rule.Subject.Length == 0 && Rule.ShowsOthers && NamesPersons => null,
        _ => HasSubject ? null : "names no text field of the request as its subject",
    };

    // Nothing about others is shown but through the gate, and the gate must know of whom, why and what.
    private string? FaultOfConsultation() => Rule switch
    {
        { ShowsOthers: false, Purposes.Count: > 0 } => "names purposes and shows nobody",
        { ShowsOthers: false, Item.Length: > 0 } => "names a thing and shows nobody",
        { Item.Length: > 0 } when !HasItem || !HasSubject => "names no text field of the request as its item",
        { ShowsOthers: false, Shows.Length: > 0 } => "says what it shows and shows nobody",
        { ShowsOthers: false } => NamesPersons ? "names persons in its answer and does not say so" : null,
        { Relation: Relation.None or Relation.Self } => "shows others without a relation to them",
        { Purposes.Count: 0 } => "shows others for no purpose",
        _ when Rule.Purposes.Contains(Purpose.Unspecified) => "shows others for no purpose",
        { Shows.Length: 0 } => "does not say what it shows",
        _ => null,
    };
}
