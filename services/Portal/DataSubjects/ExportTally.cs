namespace VikLearning.Portal.DataSubjects;

/// <summary>What an archive holds of one service.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Records">How many records.</param>
/// <param name="Texts">How many texts are in them.</param>
/// <param name="ErasedTexts">How many of those were erased.</param>
/// <param name="Parts">How many parts it is divided in.</param>
internal sealed record ExportTally(string Service, int Records, int Texts, int ErasedTexts, int Parts);
