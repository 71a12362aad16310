using System.Globalization;
using Grpc.Core;
using VikLearning.Portal.Language;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Reflections;

/// <summary>
/// Where the page's script keeps what is being typed: the form itself, so that nothing is told in another way than by
/// the button. It answers in words that the page shows.
/// </summary>
internal static class DraftEndpoint
{
    /// <summary>Its address.</summary>
    public const string Address = "/portal/drafts";

    private const string Prefix = "Input.";
    private const string FieldPrefix = "Input.Fields[";

    public static void MapDrafts(this IEndpointRouteBuilder app) =>
        app.MapPost(Address, static async (HttpContext context, IFormCollection form, DraftWriter writer) =>
        {
            try
            {
                var saved = await writer.SaveAsync(InputOf(form));
                var said = Phrase.With(Texts.DraftSavedAt, Phrase.Time(saved.SavedAt.ToDateTimeOffset()));
                return Results.Json(new { version = saved.Version, said });
            }
            catch (RpcException overtaken) when (overtaken.StatusCode is StatusCode.Aborted)
            {
                return Results.Json(new { said = Texts.DraftOvertaken }, statusCode: StatusCodes.Status409Conflict);
            }
            catch (RpcException refused) when (refused.StatusCode
                is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.NotFound)
            {
                return Results.Json(
                    new { said = $"{Texts.DraftNotSaved} {refused.Status.Detail}".Trim() },
                    statusCode: StatusCodes.Status400BadRequest);
            }
            catch (RpcException failure) when (failure.StatusCode is not StatusCode.Unauthenticated)
            {
                return Results.Json(
                    new { said = Texts.DraftNotSaved }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);

    /// <summary>The form as it was typed.</summary>
    internal static ReflectionInput InputOf(IFormCollection form) => new()
    {
        Title = form[$"{Prefix}Title"],
        Text = form[$"{Prefix}Text"],
        Fields = form.Where(field => field.Key.StartsWith(FieldPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[FieldPrefix.Length..].TrimEnd(']'), field => field.Value.ToString()),
        Template = form[$"{Prefix}Template"],
        TemplateVersion = NumberOf(form[$"{Prefix}TemplateVersion"]),
        Activity = form[$"{Prefix}Activity"],
        Reflection = form[$"{Prefix}Reflection"],
        SeenVersion = NumberOf(form[$"{Prefix}SeenVersion"]),
        Draft = form[$"{Prefix}Draft"],
        DraftVersion = NumberOf(form[$"{Prefix}DraftVersion"]),
    };

    private static int NumberOf(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
