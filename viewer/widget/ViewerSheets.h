// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ImagingStudy.h"
#include "viewer/load/StudyLoader.h"
#include "viewer/widget/SheetDialog.h"
#include "viewer/widget/SheetJob.h"

namespace td::viewer {

class AnnotationController;
class ImagePane;
class PaneGrid;

/// What the viewer's window prints: what the panes show, and sheets of many images.
class ViewerSheets : public QObject {
    Q_OBJECT
public:
    /// Of the window; they outlive it.
    struct Parts {
        QWidget &window;
        std::shared_ptr<dicom::InstanceSource> source;
        const theme::Theme &theme;
        load::StudyLoader &loader;
        PaneGrid &grid;
        AnnotationController &annotations;
        WindowJob &job;
        const QVector<model::StudyContents> &studies;
        DressImage dress;
    };
    explicit ViewerSheets(Parts parts);

    /// What would be printed: every shown pane, or the active one alone.
    render::Sheet sheet(bool activeOnly);
    void print(bool activeOnly);
    /// Precondition: the active image has a scale in the patient.
    void printTrueSize();

    /// Asks which images, then previews or saves.
    void ask();
    /// Nothing when the window's job is under way.
    void preview(const SheetChoice &choice);
    void savePdf(const SheetChoice &choice, const QString &path);

private:
    render::SheetCell cellOf(ImagePane &pane);
    render::SheetTexts texts() const;
    SheetOffer offer();
    QVector<SheetRecipe::Image> imagesOf(const SeriesInstanceUid &series) const;
    QVector<SheetRecipe::Image> keysAmong(const QVector<SheetRecipe::Image> &images) const;
    QVector<SheetRecipe::Image> chosenImages(const SheetChoice &choice);
    SheetRecipe recipeOf(const SheetChoice &choice);
    void askForPdf(const SheetChoice &choice);
    static QString progressText(int number, int total);
    static QString sentenceOf(const Error &error);
    static QString notShownText(int count);

    Parts m_parts;
};

} // namespace td::viewer
