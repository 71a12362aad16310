using VikLearning.CrashHost;

// CrashHost sqlite|postgres FOLDER_OR_CONNECTION ROUND: appends until it is killed, and says what was acknowledged.
return args is [var kind, var place, var round] ? await Writers.RunAsync(kind, place, round) : 2;
