namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>Which status a refusal is answered with.</summary>
public enum RefusalKind
{
    /// <summary>The message is not well formed: INVALID_ARGUMENT, 400.</summary>
    Malformed,

    /// <summary>A rule says no: FAILED_PRECONDITION, 400.</summary>
    Rule,

    /// <summary>Not there or not the caller's: NOT_FOUND, 404.</summary>
    NotFound,

    /// <summary>Changed since the caller saw it: ABORTED, 409.</summary>
    Stale,

    /// <summary>Exists already: ALREADY_EXISTS, 409.</summary>
    Exists,

    /// <summary>Not for who calls, whatever it is about: PERMISSION_DENIED, 403.</summary>
    Forbidden,
}
