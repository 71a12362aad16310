using VikLearning.CrashHost;

// CrashHost sqlite|postgres FOLDER_OR_CONNECTION ROUND: appends until it is killed, and says what was acknowledged.
// CrashHost rewrap sqlite|postgres FOLDER_OR_CONNECTION CURRENT RETIRED: wraps keys anew, one a batch.
return args switch
{
    ["rewrap", var kind, var place, var current, var retired] =>
        await Rewrapping.RunAsync(kind, place, current, retired),
    [var kind, var place, var round] => await Writers.RunAsync(kind, place, round),
    _ => 2,
};
