using Google.Rpc;
using Grpc.Core;
using VikLearning.Portal.Language;

namespace VikLearning.Portal.Gateway;

/// <summary>Why a form was not taken: all reasons at once, each in the reader's language.</summary>
public sealed class FormProblems
{
    private readonly List<FormProblem> _problems = [];

    /// <summary>The reasons, in the order they were found.</summary>
    public IReadOnlyList<FormProblem> All => _problems;

    /// <summary>Whether there is any.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>The reason at a field, or null.</summary>
    public string? At(string field) => _problems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>Adds a reason; an empty field is the form as a whole.</summary>
    public void Add(string field, string message) => _problems.Add(new(field, message));

    /// <summary>Words a field's reason better, where there is one.</summary>
    public void Replace(string field, string message)
    {
        var index = _problems.FindIndex(problem => problem.Field == field);
        if (index >= 0)
        {
            _problems[index] = new(field, message);
        }
    }

    /// <summary>Takes over what a service said. Its words are already in the reader's language.</summary>
    /// <returns>Whether the outcome is unknown, so that the same key must be sent again.</returns>
    internal bool Add(RpcException failure, params ReadOnlySpan<string> fields)
    {
        if (!IsDefinite(failure.StatusCode))
        {
            Add("", Texts.ErrorUnavailable);
            return true;
        }

        if (failure.StatusCode is StatusCode.AlreadyExists)
        {
            // After an unknown outcome the form was changed and sent again: the first one had been kept after all.
            Add("", Texts.ErrorSavedBefore);
            return false;
        }

        var violations = failure.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations;
        foreach (var violation in violations ?? [])
        {
            Add(FieldOf(violation.Field, fields), violation.Description);
        }

        if (!Any)
        {
            Add("", failure.Status.Detail.Length > 0 ? failure.Status.Detail : Texts.ErrorUnknown);
        }

        return false;
    }

    // An expected "no" keeps nothing and is worded for people. Any other status may hide that it was kept after all,
    // and speaks to programmers.
    private static bool IsDefinite(StatusCode status) => status is
        StatusCode.FailedPrecondition or StatusCode.InvalidArgument or StatusCode.AlreadyExists or StatusCode.Aborted
        or StatusCode.OutOfRange or StatusCode.NotFound or StatusCode.PermissionDenied;

    // "activity_id" and "activityId" name the field "activity"; one that the form does not have speaks for the whole.
    private static string FieldOf(string wire, ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (wire.StartsWith(field, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return "";
    }
}
