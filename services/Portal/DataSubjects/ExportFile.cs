namespace VikLearning.Portal.DataSubjects;

/// <summary>A file of an archive, as the manifest names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
/// <param name="Bytes">How many it has.</param>
internal sealed record ExportFile(string Name, string Sha256, long Bytes);
