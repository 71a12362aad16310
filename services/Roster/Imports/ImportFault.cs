using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>Something that is wrong in a file of an archive. What stands there is not in it.</summary>
/// <param name="File">As it is called in the archive; empty for the archive itself.</param>
/// <param name="Line">From 1, the header; 0 for the file itself.</param>
/// <param name="What">The code and what its sentence needs; its field is the column, if it is about one.</param>
internal sealed record ImportFault(string File, int Line, Refusal What);
