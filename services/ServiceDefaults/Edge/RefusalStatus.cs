using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Turns refusals into one status. The status is that of the gravest kind: what is malformed comes before what a rule
/// forbids, since the rule judged a message that was not well formed.
/// </summary>
internal static class RefusalStatus
{
    private const int MostTold = 50;
    private const string Domain = "viklearning";

    /// <summary>The kind that decides the status of them all.</summary>
    public static RefusalKind KindOf(IReadOnlyList<Refusal> refusals) => refusals.Min(refusal => refusal.Kind);

    /// <summary>The gRPC code of a kind.</summary>
    public static StatusCode CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCode.InvalidArgument,
        RefusalKind.Rule => StatusCode.FailedPrecondition,
        RefusalKind.NotFound => StatusCode.NotFound,
        RefusalKind.Stale => StatusCode.Aborted,
        RefusalKind.Forbidden => StatusCode.PermissionDenied,
        _ => StatusCode.AlreadyExists,
    };

    /// <summary>The status with every refusal, worded: field, code and sentence.</summary>
    public static RpcException ToRpcException(IReadOnlyList<Refusal> refusals, RefusalTexts texts)
    {
        var violations = new BadRequest();
        foreach (var refusal in refusals.Take(MostTold))
        {
            violations.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = refusal.Field ?? "",
                Description = texts.Word(refusal),
                Reason = refusal.Code,
            });
        }

        return Of(CodeOf(KindOf(refusals)), refusals[0].Code, violations.FieldViolations[0].Description, violations);
    }

    /// <summary>A status without refusals, worded by its code.</summary>
    public static RpcException Of(StatusCode status, string code, RefusalTexts texts) =>
        Of(status, code, texts.TextOf(code), null);

    private static RpcException Of(StatusCode status, string code, string message, BadRequest? violations)
    {
        var rich = new Google.Rpc.Status { Code = (int)status, Message = message };
        if (violations is not null)
        {
            rich.Details.Add(Any.Pack(violations));
        }

        rich.Details.Add(Any.Pack(new ErrorInfo { Reason = code, Domain = Domain }));
        return rich.ToRpcException();
    }

    /// <summary>
    /// What the caller is told: nothing tells "not there" from "not yours", not even a field; and a rule that judged a
    /// malformed field has nothing to say about it.
    /// </summary>
    public static IReadOnlyList<Refusal> Tidy(IEnumerable<Refusal> refusals)
    {
        var all = refusals.Distinct().ToArray();
        var malformed = all.Where(refusal => refusal.Kind == RefusalKind.Malformed)
            .Select(refusal => refusal.Field).ToHashSet();
        return
        [
            .. all
                .Where(refusal => refusal.Kind == RefusalKind.Malformed || refusal.Field is null
                    || !malformed.Contains(refusal.Field))
                .Select(refusal => refusal.Kind == RefusalKind.NotFound ? Refusal.NotFound() : refusal),
        ];
    }
}
