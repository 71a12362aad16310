using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Exams.Evidence;

/// <summary>An entry as it stands in the portfolio at the moment it is handed in.</summary>
/// <param name="Content">Canonical JSON, in UTF-8.</param>
/// <param name="Files">Its files, still without their bytes.</param>
internal sealed record ReadEntry(byte[] Content, IReadOnlyList<Attachment> Files);
