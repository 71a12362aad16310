using System.Globalization;

namespace VikLearning.Identity.SignIn;

/// <summary>What one rendering of the sign-in page shows.</summary>
/// <param name="Culture">Dutch or English.</param>
/// <param name="ReturnUrl">Where to go after signing in; empty: the start page.</param>
/// <param name="Name">The name that is filled in already.</param>
/// <param name="Problem">The name of the sentence that says what went wrong, or null.</param>
/// <param name="TokenField">The form field of the antiforgery token.</param>
/// <param name="Token">The antiforgery token.</param>
internal sealed record SignInView(
    CultureInfo Culture, string ReturnUrl, string Name, string? Problem, string TokenField, string Token);
