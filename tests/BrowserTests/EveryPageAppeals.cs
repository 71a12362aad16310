namespace VikLearning.BrowserTests;

/// <content>Looking in, by a student; an appeal, by who handles it.</content>
public sealed partial class EveryPageTests
{
    private async Task AppealsAsync()
    {
        var scene = await ResultScene.MakeAsync(academy, "student11");
        await using var student = await academy.SignInAsync("student11");
        await SeeAsync(student, "/examen", "examen-uitslag");
        await SeeAsync(student, "/examen/inzage/demo-cohort/1", "examen-inzage");
        await scene.LodgeAsync("student11");
        await using var examiner = await academy.SignInAsync(scene.Free);
        await SeeAsync(examiner, "/beoordelen", "beoordelen-bezwaren");
        await SeeAsync(examiner, "#appeals a", "bezwaar");
    }
}
