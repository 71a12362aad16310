namespace VikLearning.BrowserTests;

/// <content>Scoring, by an examiner.</content>
public sealed partial class EveryPageTests
{
    private async Task ScoringAsync()
    {
        var scene = await ExamScene.MakeAsync(academy, "student08");
        await using var examiner = await academy.SignInAsync(scene.First, "en");
        await SeeAsync(examiner, "/beoordelen", "beoordelen-en");
        await SeeAsync(examiner, scene.Address, "beoordelen-dossier-en");
    }
}
