using VikLearning.Integrity.Library;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.Integrity;

/// <summary>Takes Integrity into a host: the library of moral dilemmas.</summary>
public static class IntegrityModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "integrity";

    /// <summary>Adds the library: the same for everyone, nothing of a person, so it needs no journal.</summary>
    public static WebApplicationBuilder AddIntegrity(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(DilemmaShelf.Shipped());
        return builder;
    }

    /// <summary>Maps its gRPC services, REST included.</summary>
    public static WebApplication MapIntegrity(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseServiceDefaults();
        app.MapGrpcService<LibraryGrpcService>();
        app.MapGrpcService<DilemmaCopyGrpcService>();
        return app;
    }
}
