namespace VikLearning.AllInOne;

/// <summary>The client secrets of a demo suite, made at its first start.</summary>
/// <param name="Portal">The portal's, for signing users in.</param>
/// <param name="Suite">The services', for calling each other as themselves.</param>
/// <param name="Demo">For tokens of demo accounts: only who can read the folder gets them.</param>
internal sealed record DemoSecrets(string Portal, string Suite, string Demo);
