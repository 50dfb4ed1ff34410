// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "resources/theme/Theme.h"

#include <QStackedWidget>

class QLabel;
class QScrollArea;
class QPushButton;

namespace td::ui {

/// The shape that a page's skeleton takes while its content is on the way.
enum class SkeletonShape { Table, Document };

/// The faces of a part of a page that is filled by the service: loading, empty, error with retry, content.
class Faces : public QStackedWidget {
    Q_OBJECT
public:
    enum class Face { Loading, Empty, Error, Content };

    Faces(const theme::Theme &theme, SkeletonShape shape, QWidget *content, QWidget *parent = nullptr);

    void showLoading();
    void showContent();
    /// Why there is nothing, and what can be done.
    void showEmpty(const QString &title, const QString &text);
    void showError(const Error &error);
    /// For an error that the page itself can say better.
    void showError(const QString &title, const QString &text);

    Face face() const;
    /// What the empty or error face says at present.
    QString message() const;

Q_SIGNALS:
    void retryRequested();

private:
    void showMessage(const QString &icon, theme::ColorRole color, const QString &title, const QString &text,
                     bool retry);

    const theme::Theme &m_theme;
    QWidget *m_skeleton;
    QWidget *m_message;
    QScrollArea *m_page = nullptr;
    QWidget *m_content;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_retry = nullptr;
    bool m_isError = false;
};

} // namespace td::ui
